import { createRoot } from 'react-dom/client';
import { AdminContext, useNotify } from 'react-admin';
import { SessionWatch } from '../../../admin/access/SessionWatch.tsx';
import { authProvider } from '../../../admin/engine/authProvider.ts';
import { dataProvider, useWaskita } from '../../../admin/engine/dataProvider.ts';
import { signIn } from '../../../admin/engine/session.ts';
import { i18nProvider } from '../../../admin/i18n/provider.ts';

/** What a feature of the console gets from `useWaskita`, handed to the test: react-admin's hand is in it. */
function Hand() {
  Object.assign(window, { provider: useWaskita(), signIn, methods: Object.keys(dataProvider), notify: useNotify() });
  return null;
}

createRoot(document.getElementById('root')!).render(
  <AdminContext authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider}>
    <SessionWatch>
      <Hand />
    </SessionWatch>
  </AdminContext>,
);
