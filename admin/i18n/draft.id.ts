/** What is typed and not sent yet. English: draft.en.ts. */
export const draftId = {
  unsent: 'Isian Anda yang belum dikirim',
  created: 'baru',
  edited: 'perubahan',
  saving: 'Menyimpan draf …',
  saved: 'Draf tersimpan %{at}',
  failed: 'Belum tersimpan di server; dicoba lagi.',
  refused: 'Draf belum tersimpan. %{says}',
  replaced: 'Isian lain untuk formulir ini (%{at}) tetap disimpan dan ditawarkan saat formulir dibuka lagi.',
  dropped: 'Draf tertua dibuang: paling banyak 30 draf yang disimpan.',
  offer: 'Anda punya isian yang belum dikirim dari %{at}.',
  offerHere: 'Anda punya isian yang belum dikirim dan belum tersimpan di server.',
  resume: 'Lanjutkan',
  discard: 'Buang',
  earlier: 'Ada juga isian lain dari %{at}, dari jendela lain.',
  resumeEarlier: 'Lanjutkan yang itu',
  old: 'Data ini diubah orang lain sejak isian itu diketik. Saat disimpan, keduanya dibandingkan.',
  left: 'Isian Anda belum dikirim dan tersimpan sebagai draf. Buka lagi formulirnya untuk melanjutkan.',
  leave:
    'Isian Anda belum tersimpan di server. Tinggalkan formulir ini? Selama jendela ini terbuka, isian tetap dicoba disimpan.',
  stay: 'Isian belum dikirim. Tekan Batal untuk menutup; isian tersimpan sebagai draf.',
} as const;
