/** Rooms of the API that are no resources. */
export const TAGS = [
  { name: 'auth', description: 'Masuk, keluar, dan kata sandi sendiri' },
  { name: 'public', description: 'Tanpa akun' },
  { name: 'profile', description: 'Profil saya' },
  { name: 'my-work', description: 'Yang menunggu saya' },
  { name: 'workers', description: 'Siapa yang dapat diberi pekerjaan' },
  { name: 'named', description: 'Siapa yang disebut oleh sebuah data' },
  { name: 'board', description: 'Papan kerja' },
  { name: 'figures', description: 'Angka kinerja' },
  { name: 'notifications', description: 'Pemberitahuan saya' },
  { name: 'drafts', description: 'Isian saya yang belum dikirim' },
  { name: 'org-chart', description: 'Bagan organisasi' },
  { name: 'calendar', description: 'Kalender kantor' },
  { name: 'getting-started', description: 'Mulai di sini' },
  { name: 'health', description: 'Keadaan layanan' },
];

/** What whoever writes a program against it should know first. */
export const ABOUT = `API back-office penerbitan sertifikat elektronik, yang juga dipakai konsolnya sendiri.

**Masuk.** \`POST /api/auth/login\` menjawab \`accessToken\`, yang dikirim sebagai \`Authorization: Bearer …\` dan berlaku sepuluh menit, serta kuki sesi untuk \`POST /api/auth/refresh\`. Di halaman ini token itu dipakai sendiri setelah masuk lewat "Try it out".

**Daftar** memakai dialek ra-data-simple-rest: \`filter\`, \`range\`, \`sort\` berupa JSON; jumlahnya ada di \`Content-Range\` dan \`X-Total-Count\`. Isian yang tidak boleh diketahui suatu peran tidak ada baginya.

**Perubahan** menyebut versi yang dilihat: \`If-Match\` dengan isi \`ETag\`. Tanpa itu 428; sudah diubah orang lain 412, dengan nilai sekarang dan nilai kiriman.

**Status** hanya berpindah lewat langkah: \`POST …/{id}/steps/<langkah>\`. \`GET …/{id}/steps\` menyebut mana yang boleh sekarang dan mengapa yang lain tidak.

**Penolakan** selalu berbentuk sama (\`Problem\`); \`errors\` menurut isian.`;
