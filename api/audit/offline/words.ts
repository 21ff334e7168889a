import type { BundleVerdict } from './bundle.ts';

/** What the verifier says, line by line. */
export function words(verdict: BundleVerdict): string[] {
  const { ok, size, root, origin, checkpoints, outside, erased, withheld, keys, warnings } = verdict;
  return [
    `Jejak audit   ${origin}`,
    `Catatan       ${size}`,
    `Akar          ${root}`,
    `Titik periksa ${checkpoints} di dalam bundel, ${outside} dari luar`,
    `Penghapusan   ${erased} nilai menurut catatan penghapusan yang tersegel`,
    ...(withheld > 0
      ? [
          `Ditahan       ${withheld} catatan tentang pengambil bundel ini (tembok benturan kepentingan): tempatnya terbukti, isinya tidak diperiksa. Periksa juga bundel dari orang lain.`,
        ]
      : []),
    ...keys.map(({ name, fingerprint }) => `Kunci         ${name}: ${fingerprint}`),
    ...warnings.map((warning) => `Peringatan    ${warning}`),
    ...(outside === 0 && ok
      ? ['Catatan       Tanpa titik periksa dari luar, penyegelan ulang seluruh jejak tidak dapat diketahui.']
      : []),
    outcomeOf(verdict),
  ];
}

function outcomeOf({ firstFault, unproven }: BundleVerdict): string {
  if (firstFault)
    return `TIDAK UTUH. Kesalahan pertama pada indeks ${firstFault.index} (${firstFault.check}): ${firstFault.message}`;
  if (unproven > 0)
    return `BELUM TERBUKTI. ${unproven} nilai tidak ada lagi, dan penghapusannya belum disegel: baris yang belum disegel dapat ditulis siapa saja. Ambil bundel baru sesudah titik periksa berikutnya (paling lama satu menit).`;
  return 'UTUH. Tidak ditemukan perubahan.';
}
