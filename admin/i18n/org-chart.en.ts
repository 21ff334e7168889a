import type { orgChartId } from './org-chart.id.ts';

export const orgChartEnglish: Readonly<Record<keyof typeof orgChartId, string>> = {
  title: 'Organisation chart',
  text: 'Units and people on a day, who stood in for whom, and who was on leave, as far as you may see.',
  on: 'On',
  pick: 'Pick a day.',
  empty: 'There is nobody whom you may see on this day.',
  superior: 'Superior: %{name}',
  instead: '%{post}, standing in for %{name}',
};
