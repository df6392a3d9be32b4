import { languageOf } from '../ground/language/index.ts';
import { createApi } from './api/api.ts';
import { createCall } from './api/call.ts';
import { createSendFile } from './api/send-file.ts';
import { forgetSession, isForTeachers, readOpening, type Opening } from './boot.ts';
import { fill } from './dom/el.ts';
import { createLiveRegion } from './dom/live-region.ts';
import { createFrame } from './frame.ts';
import { findStorage, forget } from './lti/platform-storage.ts';
import { sessionOver } from './session-over.ts';
import { speak, words } from './words.ts';

const place = document.querySelector('#app') ?? document.body;

const opening = readOpening();
// A page that was reloaded knows its reader only from what it kept.
const language = languageOf(opening?.boot.language ?? document.documentElement.lang);
const to = opening && isForTeachers(opening.boot) ? 'teachers' : 'students';
void speak(language, to).then(() => (opening ? start(opening) : showSessionOver()));

function start({ boot, place: where }: Opening): void {
  const live = createLiveRegion(words.app.announcements);
  const caller = { session: boot.session, onSessionOver: showSessionOver };
  const api = createApi(createCall(caller), createSendFile(caller));
  const frame = createFrame({ api, boot, say: live.say });
  fill(place, frame.element, live.element);
  frame.start(where);
  if (boot.stored) void clear(boot.stored);
}

/** What the login left with the platform has served: its cookie came back. */
async function clear(plan: NonNullable<Opening['boot']['stored']>): Promise<void> {
  const storage = await findStorage(plan, window);
  if (storage) await forget(plan, storage);
}

function showSessionOver(): void {
  forgetSession();
  fill(place, sessionOver(place));
  place.querySelector('h1')?.focus();
}
