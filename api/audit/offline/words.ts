import type { BundleVerdict } from './bundle.ts';

/** What the verifier says, line by line. */
export function words(verdict: BundleVerdict): string[] {
  const { ok, size, root, origin, checkpoints, outside, erased, withheld, keys, warnings, firstFault } = verdict;
  const outcome = firstFault
    ? `TIDAK UTUH. Kesalahan pertama pada indeks ${firstFault.index} (${firstFault.check}): ${firstFault.message}`
    : 'UTUH. Tidak ditemukan perubahan.';
  return [
    `Jejak audit   ${origin}`,
    `Catatan       ${size}`,
    `Akar          ${root}`,
    `Titik periksa ${checkpoints} di dalam bundel, ${outside} dari luar`,
    `Penghapusan   ${erased} nilai, semuanya menurut catatan penghapusan`,
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
    outcome,
  ];
}
