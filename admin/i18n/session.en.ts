import type { AppWords } from './words.ts';

export const sessionEn: Pick<AppWords, 'session' | 'connection' | 'nowhere' | 'offline' | 'structure'> = {
  session: {
    ended: 'Your session has ended. Sign in again to go on; what you have typed is still here.',
    password: 'Password',
    resume: 'Sign in and go on',
    other: 'Sign in as somebody else',
    taken: 'This browser is now signed in as %{by}',
    mine: 'This tab belongs to %{mine}',
    takenText: 'This tab has stopped: nothing is sent from here. What was typed in it is still there.',
    goOn: 'Go on as %{by}',
    back: 'Come back as %{mine}',
  },
  connection: {
    down: 'No connection to the server. What was saved is safe, and what you typed stays on this screen as long as the page is not reloaded or closed. The connection is tried again by itself.',
    part: 'A part of this page failed to load.',
    partAgain: 'Load that part again',
    list: 'The list failed to load.',
    oldRows: 'The list failed to load. What stands below is what came last.',
    record: 'The record failed to load.',
    again: 'Try again',
  },
  nowhere: {
    title: 'Page not found',
    text: 'There is no such address in Waskita. Check how it is written, or start again from Home.',
    home: 'To Home',
  },
  offline: 'There is no connection to the server. Try again in a moment.',
  structure: 'details changed; compare the two versions',
};
