// openapi-typescript writes its types with the interface that the compiler had before version 7.
import { register } from 'node:module';

const resolve = `export const resolve = (name, context, next) =>
  next(name === 'typescript' ? '@typescript/typescript6' : name, context);`;
register(`data:text/javascript,${encodeURIComponent(resolve)}`);
