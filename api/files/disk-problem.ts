import { Problem } from '../sql/problem.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** A disk that went read-only, broke, or is not to be reached. */
const AWAY = new Set(['EROFS', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'ESTALE', 'ENODEV', 'ENXIO']);

export const diskFull = () =>
  new Problem(507, {
    code: 'storage_full',
    message: 'Ruang penyimpanan berkas penuh; berkas ini belum tersimpan. Beri tahu administrator, lalu unggah lagi.',
  });

/** Errors of the file system as answers: no room 507, a disk that cannot be used now 503. */
export function diskProblem(error: unknown): Problem | undefined {
  const { code = '', syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (syscall === undefined) return undefined;
  if (FULL.has(code)) return diskFull();
  if (!AWAY.has(code)) return undefined;
  return new Problem(503, {
    code: 'storage_unavailable',
    message:
      'Penyimpanan berkas sedang tidak dapat dipakai; berkas ini belum tersimpan atau belum dapat dibuka. Coba lagi sebentar, atau beri tahu administrator.',
  });
}
