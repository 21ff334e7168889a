import type { Config } from '../config.ts';

export const isOverHttps = ({ publicUrl }: Config): boolean => publicUrl.startsWith('https:');

/** __Host- forbids a narrower path; over plain http (an office's LAN) browsers refuse the prefix. */
export const sessionCookie = (config: Config): string => (isOverHttps(config) ? '__Host-waskita' : 'waskita');
