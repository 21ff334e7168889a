import { officeDate } from './office-time.ts';
import type { Resource } from './resource.ts';

/** permohonan-2026-11-30.csv: in the words of the office, whoever reads them in another language. */
export const exportName = ({ label }: Pick<Resource, 'label'>, format: string, at: number): string =>
  `${label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${officeDate(at)}.${format}`;
