export const auditId = {
  entry: 'Catatan jejak audit',
  open: 'Buka',
  actorId: 'Pelaku',
  action: 'Tindakan',
  resource: 'Jenis data',
  changes: 'Isian yang berubah',
  noChanges: 'Tidak ada isian yang berubah.',
  record: 'Nomor register atau ID data',
  unit: 'Unit (dengan unit di bawahnya)',
  line: 'Garis bawahan dari',
  corrects: 'Pembetulan yang ditandai untuk pengawasan',
};
