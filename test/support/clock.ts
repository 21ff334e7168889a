/** A process of its own has the clock of the tests: under libfaketime two of them would see sessions end, or begin, years apart. */
export const CLOCK: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(LD_PRELOAD$|FAKETIME|DONT_FAKE_)/.test(name)),
);
