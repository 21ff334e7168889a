import { describe, expect, it } from '@jest/globals';
import { kindForAbsence, levelAfter, levelFor, levelOf } from '../../api/sanctions/sanction-suggestions.flow.ts';
import { KINDS_OF_LEVEL, KINDS_OF_REGIME, SANCTION_KINDS } from '../../api/sanctions/sanction-kinds.flow.ts';

describe('what is suggested (never applied)', () => {
  it.each([
    [2, undefined],
    [3, 'teguran_lisan'],
    [4, 'teguran_tertulis'],
    [6, 'teguran_tertulis'],
    [7, 'pernyataan_tidak_puas'],
    [10, 'pernyataan_tidak_puas'],
    [11, 'potong_tunjangan_6'],
    [13, 'potong_tunjangan_6'],
    [15, 'potong_tunjangan_9'],
    [17, 'potong_tunjangan_12'],
    [20, 'potong_tunjangan_12'],
    [21, 'penurunan_jabatan_12'],
    [24, 'penurunan_jabatan_12'],
    [25, 'pembebasan_jabatan_12'],
    [27, 'pembebasan_jabatan_12'],
    [28, 'pdh_taps'],
  ])('for %i days of absence in a year: %s', (days, kind) => {
    expect(kindForAbsence(days)).toBe(kind);
  });

  it('for ten days in a row dismissal, whatever the sum', () => {
    expect([kindForAbsence(10, 10), kindForAbsence(10, 9)]).toEqual(['pdh_taps', 'pernyataan_tidak_puas']);
  });

  it('by the harm: unit light, agency medium, state severe', () => {
    expect([levelFor('unit'), levelFor('instansi'), levelFor('negara')]).toEqual(['ringan', 'sedang', 'berat']);
  });

  it('one rung higher for who was punished before', () => {
    expect(levelAfter('ringan', [])).toBe('ringan');
    expect(levelAfter('ringan', ['ringan'])).toBe('sedang');
    expect(levelAfter('berat', ['ringan'])).toBe('berat');
    expect(levelAfter('ringan', ['berat'])).toBe('berat');
  });
});

describe('kinds', () => {
  it('belong each to one level, and to one employment at least', () => {
    const kinds = Object.keys(SANCTION_KINDS) as (keyof typeof SANCTION_KINDS)[];
    expect(Object.values(KINDS_OF_LEVEL).flat().toSorted()).toEqual(kinds.toSorted());
    expect([...new Set(Object.values(KINDS_OF_REGIME).flat())].toSorted()).toEqual(kinds.toSorted());
    expect(kinds.map(levelOf)).not.toContain(undefined);
  });

  it('of a contract are no cuts and no demotions', () => {
    expect(KINDS_OF_REGIME.pppk).toEqual([...KINDS_OF_LEVEL.ringan, 'putus_perjanjian']);
    expect(KINDS_OF_REGIME.non_asn).toEqual(['teguran_lisan', 'teguran_tertulis', 'putus_kontrak']);
  });
});
