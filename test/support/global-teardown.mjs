export default function globalTeardown() {
  globalThis.removeTestDatabases?.();
}
