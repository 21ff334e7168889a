/** Words about what has ended and is not changed any more, as the API says it. English: ended.en.ts. */
export const endedId = {
  itself: '%{label} ini sudah selesai dan tidak dapat diubah.',
  around: '%{label} yang memuat data ini sudah selesai dan tidak dapat diubah.',
} as const;
