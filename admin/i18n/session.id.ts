/** Words about whose session it is, and about what did not come through. English: session.en.ts. */
export const sessionId = {
  session: {
    ended: 'Sesi Anda berakhir. Masuk lagi untuk melanjutkan; isian Anda tetap di sini.',
    password: 'Kata sandi',
    resume: 'Masuk dan lanjutkan',
    other: 'Masuk sebagai orang lain',
    taken: 'Di peramban ini sekarang masuk sebagai %{by}',
    mine: 'Tab ini milik %{mine}',
    takenText: 'Tab ini berhenti: tidak ada yang dikirim dari sini. Isian di dalamnya tetap ada.',
    goOn: 'Lanjutkan sebagai %{by}',
    back: 'Kembali sebagai %{mine}',
  },
  connection: {
    down: 'Tidak ada koneksi ke server. Yang sudah disimpan aman, dan isian di layar ini tetap ada selama halaman tidak dimuat ulang atau ditutup. Koneksi dicoba lagi dengan sendirinya.',
    part: 'Sebagian halaman ini gagal dimuat.',
    partAgain: 'Muat ulang bagian itu',
    list: 'Daftar gagal dimuat.',
    oldRows: 'Daftar gagal dimuat. Yang tampil di bawah ini adalah isi terakhir yang diterima.',
    record: 'Data gagal dimuat.',
    again: 'Coba lagi',
  },
  nowhere: {
    title: 'Halaman tidak ditemukan',
    text: 'Alamat ini tidak ada di Waskita. Periksa penulisannya, atau mulai lagi dari Beranda.',
    home: 'Ke Beranda',
  },
  offline: 'Tidak ada koneksi ke server. Coba lagi sebentar.',
  structure: 'rincian diubah; bandingkan kedua versinya',
} as const;
