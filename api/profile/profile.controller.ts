import { Controller, Get } from '@nestjs/common';
import { Asking } from '../access/access.guard.ts';
import { nameSql } from '../access/actors.ts';
import { appointed } from '../access/in-force.ts';
import type { Person } from '../audit/entry.ts';
import { Database } from '../database/database.ts';
import { type ProfileAnswer, profileAnswer } from '../define/profile.ts';
import { Act } from '../actions/act.ts';

/** What everybody may know of himself, whatever his role. */
const PROFILE = `
select json_build_object('name', ${nameSql('s')}, 'username', u.username, 'position', s.position, 'unit', o.name, 'email', s.email,
  'supervisor', (select ${nameSql('c')} from staff c where c.id = s."supervisorId"),
  'posts', (select coalesce(json_agg(p order by p."inForce" desc, p."validFrom" desc), '[]') from (
     select a.role, a.kind, n.name as unit, a."validFrom", a."validTo", a.decree, ${appointed('a')} as "inForce"
     from appointments a left join org_units n on n.id = a."unitId" where a."staffId" = s.id and a."archivedAt" is null) p))
from users u join staff s on s.id = u."staffId" join org_units o on o.id = s."unitId" where u.id = $1`;

@Controller('api/profile')
export class ProfileController {
  constructor(private readonly database: Database) {}

  @Get()
  @Act({
    by: 'signed-in',
    does: 'Profil saya: nama, unit, jabatan dengan masa berlakunya, dan akun',
    answers: profileAnswer,
  })
  async read(@Asking() origin: Person): Promise<ProfileAnswer> {
    const [row] = await this.database.query<[ProfileAnswer]>(PROFILE, [origin.actor.userId]);
    return row![0];
  }
}
