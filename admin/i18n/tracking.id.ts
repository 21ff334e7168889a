/** Words of the page for people without an account. English: tracking.en.ts. */
export const trackId = {
  title: 'Lacak permohonan atau pengaduan',
  text: 'Isi nomor dan kode lacak dari tanda terima Anda.',
  number: 'Nomor',
  secret: 'Kode lacak',
  show: 'Lihat',
  state: 'Status',
  turn: 'Menunggu',
  promised: 'Dijanjikan sebelum',
  received: 'Diterima',
  people: '%{done} dari %{of} orang selesai',
  finished: 'Selesai diproses',
  signIn: 'Masuk sebagai petugas',
  other: 'English',
} as const;
