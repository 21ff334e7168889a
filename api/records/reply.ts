import { Body } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Sent } from '../sql/input.ts';
import type { Page } from '../sql/reader.ts';

/** The body as an object: which of its names and values are right depends on who sends it (body.ts). */
export const SentBody = () => Body({ transform: Sent.of });

const JSON_TYPE = 'application/json; charset=utf-8';

export function sendPage(reply: FastifyReply, name: string, page: Page, first: number): string {
  const range = page.count === 0 ? '*' : `${first}-${first + page.count - 1}`;
  void reply.header('Content-Range', `${name} ${range}/${page.total}`).header('X-Total-Count', page.total);
  if (page.capped) void reply.header('X-Total-Capped', 'true');
  return sendRecord(reply, page.json);
}

export function sendRecord(reply: FastifyReply, json: string, version?: number): string {
  if (version !== undefined) void reply.header('ETag', `"${version}"`);
  void reply.header('Content-Type', JSON_TYPE);
  return json;
}
