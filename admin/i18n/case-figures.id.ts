/** What the page of discipline in numbers says beside figures.id.ts. English: case-figures.en.ts. */
export const caseFiguresId = {
  title: 'Disiplin dalam angka',
  text: 'Perkara yang dibuka pada rentang ini, tanpa nama, sejauh dapat Anda lihat.',
  groupings: {
    level: 'Tingkat',
    kind: 'Jenis sanksi',
    regime: 'Kepegawaian',
    status: 'Tahap',
    month: 'Bulan dibuka',
  },
  unset: 'Belum ditetapkan',
  cases: '%{smart_count} perkara dibuka',
  opened: 'Dibuka',
  open: 'Masih diproses',
  late: 'Lewat batas waktu',
  imposed: 'Dijatuhi sanksi',
  served: 'Selesai dijalani',
  unproven: 'Tidak terbukti',
  cancelled: 'Dibatalkan',
  days: 'Hari sampai diputuskan, median',
  chart: 'Apa yang terjadi dengan perkara',
  tableText:
    'Dijatuhi sanksi: sudah diputuskan dan tidak dibatalkan, termasuk yang masih diproses. Hari dihitung menurut kalender, dari dibuka sampai tanggal keputusan.',
  empty: 'Tidak ada perkara pada rentang ini.',
} as const;
