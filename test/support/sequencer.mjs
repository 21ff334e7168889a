import Sequencer from '@jest/test-sequencer';

const inBrowser = ({ path }) => /browser/.test(path);

/** The files in the browser take longest: begun last, one of them would run alone in the end. */
export default class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => Number(inBrowser(other)) - Number(inBrowser(one)));
  }
}
