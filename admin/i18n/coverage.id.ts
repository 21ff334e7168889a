/** What the page of how far supervision is carried out says beside figures.id.ts. English: coverage.en.ts. */
export const coverageId = {
  title: 'Pelaksanaan pengawasan',
  text: 'Berapa dari perbuatan yang terundi dinilai tepat waktu, menurut hari undian, sejauh dapat Anda lihat.',
  groupings: { superior: 'Atasan langsung', month: 'Bulan' },
  empty: 'Tidak ada undian pada rentang ini.',
  acts: '%{smart_count} perbuatan terundi',
  days: 'Hari',
  always: 'Selalu diperiksa',
  sampled: 'Terundi',
  open: 'Belum jatuh tempo',
  delay: 'Menit kerja sampai dinilai, median',
  alleged: 'Dugaan terbuka',
  chart: 'Dinilai tepat waktu dan terlambat',
  tableText:
    'Tepat waktu: penilaian pertama sebelum jatuh tempo, dari yang sudah dinilai atau sudah jatuh tempo. Dugaan terbuka: belum menjadi temuan atau perkara, dan belum dihentikan dengan alasan. Nama membuka rinciannya.',
} as const;
