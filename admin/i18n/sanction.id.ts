/** The page of a disciplinary case. English: sanction.en.ts. */
export const sanctionId = {
  dates: 'Tanggal dan tenggang menurut aturan',
  notYet: 'Belum',
  suggestedLevel: 'Saran tingkat: %{level}.',
  forAbsence: 'Alasannya: mangkir %{smart_count} hari. |||| Alasannya: mangkir %{smart_count} hari.',
  forImpact: 'Alasannya: dampak pada %{impact}, yaitu %{level}.',
  forEarlier: 'Dinaikkan satu tingkat karena pernah dihukum: %{levels}.',
  suggestedKind: 'Saran jenis menurut hari mangkir: %{kind}.',
  suggestedOnly: 'Saran saja; yang mengusulkan dan memutuskan menimbangnya.',
  papers: 'Naskah perkara',
  noPapers: 'Belum ada naskah: surat panggilan ada sesudah pegawai dipanggil.',
  paper: {
    'summons.pdf': 'Surat panggilan I',
    'second-summons.pdf': 'Surat panggilan II',
    'examination.pdf': 'Berita acara pemeriksaan',
    'decision.pdf': 'Keputusan hukuman disiplin',
    'hand-over.pdf': 'Berita acara penyerahan',
  },
  dossier: 'Unduh berkas perkara (ZIP)',
  dossierText: 'Memuat naskah, berkas, dan riwayat perkara dengan bukti jejak audit. Setiap pengambilan dicatat.',
};
