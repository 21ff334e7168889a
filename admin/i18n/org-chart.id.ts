/** What the organisation chart says. English: org-chart.en.ts. */
export const orgChartId = {
  title: 'Bagan organisasi',
  text: 'Unit dan pegawai pada suatu tanggal, siapa menggantikan siapa, dan siapa cuti, sejauh dapat Anda lihat.',
  on: 'Pada tanggal',
  pick: 'Pilih tanggalnya.',
  empty: 'Tidak ada pegawai yang dapat Anda lihat pada tanggal ini.',
  superior: 'Atasan: %{name}',
  instead: '%{post}, menggantikan %{name}',
} as const;
