import { complaintStories } from './complaints.ts';
import { disciplineStories } from './discipline.ts';
import { drawStories } from './draws.ts';
import { rightsStory, standInStory } from './founding.ts';
import { meetingStories } from './meetings.ts';
import type { Office } from './office.ts';
import { privacyStories } from './privacy.ts';
import { serviceStories } from './service.ts';
import { draftStory, reviewedStory, standardStory } from './standard.ts';
import type { Story } from './story.ts';
import { supervisionStories } from './supervision.ts';

/** Everything that happens in the demo office. `began`: when it began to work (ms); `since`: its people's rights (a date). */
export const demoStories = (office: Office, began: number, since: string): Story[] => [
  rightsStory(office, began, since),
  standardStory(office, began),
  ...serviceStories(office, began),
  ...complaintStories(office),
  ...supervisionStories(office),
  ...disciplineStories(office),
  ...drawStories(office),
  ...meetingStories(office),
  ...privacyStories(office),
  standInStory(office),
  draftStory(office),
  reviewedStory(office),
];
