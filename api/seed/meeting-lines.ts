import type { Desk } from './cast.ts';

/** What people put on an agenda stands after what waits there by itself. */
export const OWN_LINES = 10;

export async function addLines(desk: Desk, meetingId: string, agenda: string): Promise<void> {
  for (const [index, line] of agenda.split('\n').entries())
    await desk.create('meeting-agenda-items', {
      meetingId,
      position: OWN_LINES + index,
      title: line.replace(/^\d+\. /, ''),
    });
}
