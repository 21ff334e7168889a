/** The page of a day's supervision. English: supervision.en.ts. */
export const supervisionId = {
  acts: 'Perbuatan yang terundi',
  progress: '%{done} dari %{all} dinilai',
  keys: 'Papan tik: J dan K berpindah, 1 sesuai, 2 perlu pembinaan, 3 dugaan pelanggaran, S pindaian.',
  none: 'Hari itu bawahan Anda tidak melakukan apa pun yang dapat diundi.',
  readOnly: 'Perbuatan Kepala Dinas dibaca auditor, tanpa penilaian.',
  act: 'Yang dilakukan',
  gone: 'Catatan ini tidak dapat Anda lihat lagi.',
  record: 'Data yang bersangkutan',
  showScan: 'Tampilkan pindaian',
  hideScan: 'Tutup pindaian',
  noScan: 'Tidak ada pindaian pada data ini.',
  openFinding: 'Buka temuan',
  openSanction: 'Buka perkara',
  next: 'Berikutnya',
  previous: 'Sebelumnya',
  done: 'Semua perbuatan hari itu sudah dinilai.',
  redraw: 'Undi ulang',
  redrawText:
    'Mengundi lagi dari benih yang tersimpan, lalu membandingkan hasilnya dengan yang diperiksa dan dengan jejak audit.',
  same: 'Sama: %{drawn} perbuatan yang diperiksa adalah hasil undian atas %{kept} perbuatan.',
  differs: 'Berbeda: yang diperiksa bukan hasil undian dari benih ini.',
  seeded: 'Benihnya memuat akar titik periksa yang ditandatangani.',
  notSeeded: 'Benihnya tidak berasal dari titik periksa yang ditandatangani di sini.',
  untold:
    '%{smart_count} perbuatan hari itu tidak ikut diundi karena tertutup bagi atasan. |||| %{smart_count} perbuatan hari itu tidak ikut diundi karena tertutup bagi atasan.',
  redrawFailed: 'Undian ulang gagal. Coba lagi.',
};
