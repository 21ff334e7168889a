import type { FastifyRequest } from 'fastify';

/** What machines ask for, whatever they accept. */
const FOR_MACHINES = /^\/(api|health|metrics)(\/|\?|$)/;

/** Somebody typed an address into his browser: he is answered with a page, not with JSON. */
export const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !FOR_MACHINES.test(url) && (headers.accept ?? '').includes('text/html');

const WORDS: Readonly<Record<number, readonly [title: string, text: string]>> = {
  404: [
    'Halaman tidak ditemukan',
    'Alamat ini tidak ada di Waskita. Periksa penulisannya, atau pilih tujuan di bawah ini.',
  ],
  500: [
    'Terjadi kesalahan',
    'Kesalahan ini di sisi kami dan sudah dicatat. Coba lagi; sebutkan nomor permintaan bila berulang.',
  ],
  503: ['Layanan sedang tidak tersedia', 'Yang sudah disimpan aman. Coba lagi sebentar.'],
};
const REFUSED = ['Alamat tidak dapat dibaca', 'Periksa penulisan alamatnya, atau pilih tujuan di bawah ini.'] as const;

/** A page for people outside of the console. Nothing of what was asked is repeated in it. */
export function problemPage(status: number, requestId: string): string {
  const [title, text] = WORDS[status] ?? (status < 500 ? REFUSED : WORDS[500]!);
  return `<!doctype html>
<html lang="id">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <title>${title} – Waskita</title>
    <style>
      body { margin: 0; font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; color: #1c1b1f; background: #fff; }
      main { max-width: 34rem; margin: 0 auto; padding: 12vh 1.25rem; }
      h1 { font-size: 1.5rem; margin: 0 0 0.5rem; }
      a { color: #0b57d0; display: inline-block; padding: 0.4rem 0; margin-right: 1.5rem; }
      small { color: #595959; overflow-wrap: anywhere; }
      @media (prefers-color-scheme: dark) {
        body { color: #e6e1e5; background: #141316; }
        a { color: #a8c7fa; }
        small { color: #b5b0b8; }
      }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">Ke Beranda</a> <a href="/#/lacak">Lacak permohonan atau pengaduan</a></p>
      <small>Nomor permintaan: ${requestId}</small>
    </main>
  </body>
</html>
`;
}
