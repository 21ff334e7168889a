import { INTERNAL_TERMS } from '../define/standard.ts';

/** Terms of law in working days; the day of the event is day 0. All dates are `YYYY-MM-DD` in the office. */
export const TERMS = {
  /** PP 94/2021 art. 26(2): from the summons, delivered, to the examination. */
  summons: 7,
  /** Art. 26(3): from the absence to the second summons. */
  secondSummons: 7,
  /** Art. 37(3): from the decision to its hand-over. */
  handOver: INTERNAL_TERMS.penyerahan_putusan.amount,
  /** PerBKN 6/2022 art. 49(8): a decision that he did not come for is sent. */
  sending: 3,
  /** PerBKN 6/2022 art. 50(1): from the receipt. */
  force: INTERNAL_TERMS.masa_keberatan.amount,
  /** PP 79/2021: from the receipt. */
  objection: 14,
  /** PP 79/2021: from the objection. */
  answer: INTERNAL_TERMS.jawaban_keberatan.amount,
} as const;
