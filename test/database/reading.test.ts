import { randomUUID } from 'node:crypto';
import { DataSource, In, IsNull } from 'typeorm';
import { APP_ROLE, dataSourceOptions, repositoryOf } from '../../api/data-source.ts';
import { openStates } from '../../api/define/flow.ts';
import type { StoredOf } from '../../api/define/resource.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import { requests } from '../../api/requests/requests.resource.ts';
import { users } from '../../api/users/users.resource.ts';
import { verifications } from '../../api/verifications/verifications.resource.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { read } from '../support/sources.ts';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase('office');
  dataSource = await new DataSource(dataSourceOptions(database.appUrl, APP_ROLE)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Names of the offices whose letters are still in work, the longest waiting first. */
async function waitingOffices(source: DataSource): Promise<string[]> {
  const letters = await repositoryOf(source, requests).find({
    where: { archivedAt: IsNull(), status: In(openStates(requestFlow)) },
    relations: { opd: true },
    order: { receivedAt: 'ASC' },
  });
  return [...new Set(letters.map(({ opd }) => opd!.name))];
}

it('a report reads the records of a resource and what they point to', async () => {
  const offices = await waitingOffices(dataSource);
  expect(offices.length).toBeGreaterThan(3);
  const [found] = (await dataSource.query(
    `select count(distinct o.name)::int as offices from requests r join org_units o on o.id = r."opdId"
     where r."archivedAt" is null and r.status = any($1)`,
    [openStates(requestFlow)],
  )) as [{ offices: number }];
  expect(offices).toHaveLength(found.offices);
});

it('the handbook shows this report', () => {
  const said = read('test/database/reading.test.ts');
  const report = /^async function waitingOffices[^]*?^}$/m.exec(said)![0];
  expect(read('api/README.md')).toContain(report);
});

it('moments are read as the API tells them, and what is kept encrypted or hashed stays where it is', async () => {
  const [person] = await repositoryOf(dataSource, verifications).find({
    take: 1,
    relations: { request: { opd: true } },
  });
  expect(new Date(person!.createdAt).toISOString()).toBe(person!.createdAt);
  expect(person!.request!.opd!.name).toEqual(expect.any(String));
  expect(person).toHaveProperty('nikMasked', expect.stringContaining('•'));
  expect(person).not.toHaveProperty('nik');
  expect(person).not.toHaveProperty('nikHash');
  const [account] = await repositoryOf(dataSource, users).find({ take: 1, relations: { staff: true } });
  expect(account).not.toHaveProperty('password');
  expect(account!.staff!.fullName).toEqual(expect.any(String));
});

it('no repository writes, whatever way', async () => {
  const repository = dataSource.getRepository<StoredOf<typeof requests>>('requests');
  const letter = (await repository.find({ take: 1 }))[0]!;
  const subject = { subject: 'Diubah di luar aplikasi' };
  const { id } = letter;
  const ways: (() => Promise<unknown>)[] = [
    () => repository.save({ ...letter, ...subject }),
    () => repository.insert({ ...letter, id: randomUUID() } as never),
    () => repository.upsert({ ...letter, ...subject } as never, ['id']),
    () => repository.update({ id }, subject as never),
    () => repository.increment({ id }, 'version', 1),
    () => repository.delete({ id }),
    () => repository.remove([letter]),
    () => dataSource.createQueryBuilder().delete().from('requests').where({ id }).execute(),
    () => dataSource.manager.update('requests', { id }, subject),
  ];
  for (const way of ways) await expect(way()).rejects.toThrow('Repositories only read.');
  await expect(repository.clear()).rejects.toThrow('permission denied');
  expect(await repository.findOneByOrFail({ id })).toEqual(letter);
});
