import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import {
  AdminContext,
  AdminUI,
  CustomRoutes,
  LoadingPage,
  localStorageStore,
  reactRouterProvider,
  Resource,
} from 'react-admin';
import { holidays, officeHours } from '../api/calendar/calendar.resource.ts';
import { resources } from '../api/resources.ts';
import { staff } from '../api/staff/staff.resource.ts';
import { AuditList } from './audit/AuditList.tsx';
import { AuditShow } from './audit/AuditShow.tsx';
import { Integrity } from './audit/Integrity.tsx';
import { Board } from './board/Board.tsx';
import { CalendarCreate, CalendarEdit } from './calendar/CalendarForm.tsx';
import { CalendarPage } from './calendar/CalendarPage.tsx';
import { CalendarShow } from './calendar/CalendarShow.tsx';
import { ComplaintCreate, ComplaintEdit } from './complaints/ComplaintForm.tsx';
import { ComplaintShow } from './complaints/ComplaintShow.tsx';
import { DataRequestShow } from './data-requests/DataRequestShow.tsx';
import { authProvider } from './engine/authProvider.ts';
import { isPassing } from './engine/connection.ts';
import { ConnectionBar } from './engine/ConnectionBar.tsx';
import { dataProvider } from './engine/dataProvider.ts';
import { Nowhere } from './engine/Nowhere.tsx';
import { RecordList } from './engine/RecordList.tsx';
import { type OwnPages, screens } from './engine/screens.tsx';
import { Home } from './home/Home.tsx';
import type { ResourceName } from './i18n/words.ts';
import { i18nProvider } from './i18n/provider.ts';
import { LoginPage } from './access/LoginPage.tsx';
import { SessionWatch } from './access/SessionWatch.tsx';
import { Shell } from './engine/Shell.tsx';
import { MeetingShow } from './meetings/MeetingShow.tsx';
import { RoomPage } from './meetings/RoomPage.tsx';
import { YearPage } from './meetings/YearPage.tsx';
import { ProfilePage } from './profile/ProfilePage.tsx';
import { PersonCreate, PersonEdit } from './requests/PersonForm.tsx';
import { ReceivedNow } from './requests/ReceivedNow.tsx';
import { RequestShow } from './requests/RequestShow.tsx';
import { SanctionShow } from './sanctions/SanctionShow.tsx';
import { StandardCreate, StandardEdit } from './service-standards/StandardForm.tsx';
import { StandardShow } from './service-standards/StandardShow.tsx';
import { Away } from './staff/Away.tsx';
import { ActShow } from './supervision/ActShow.tsx';
import { DrawShow } from './supervision/DrawShow.tsx';
import { FindingShow } from './supervision/FindingShow.tsx';
import { darkTheme, lightTheme } from './theme.ts';

const own: Partial<Record<ResourceName, OwnPages>> = {
  verifications: { create: <PersonCreate />, edit: <PersonEdit /> },
  requests: { show: <RequestShow />, create: <ReceivedNow /> },
  complaints: { show: <ComplaintShow />, create: <ComplaintCreate />, edit: <ComplaintEdit /> },
  'service-standards': { show: <StandardShow />, create: <StandardCreate />, edit: <StandardEdit /> },
  'audit-logs': { list: <AuditList />, show: <AuditShow /> },
  'data-requests': { show: <DataRequestShow /> },
  'supervision-draws': { show: <DrawShow /> },
  findings: { show: <FindingShow /> },
  'supervised-acts': { show: <ActShow /> },
  staff: { list: <RecordList of={staff} beside={<Away />} /> },
  sanctions: { show: <SanctionShow /> },
  'evaluation-meetings': { show: <MeetingShow /> },
};
for (const resource of [holidays, officeHours])
  own[resource.name] = {
    create: <CalendarCreate of={resource} />,
    edit: <CalendarEdit of={resource} />,
    show: <CalendarShow of={resource} />,
  };
/** The charts are large, and not for everybody. */
const FiguresPage = lazy(() => import('./figures/FiguresPage.tsx'));
const CaseFiguresPage = lazy(() => import('./sanctions/CaseFiguresPage.tsx'));
const CoveragePage = lazy(() => import('./supervision/CoveragePage.tsx'));
const OrgChartPage = lazy(() => import('./staff/OrgChartPage.tsx'));
const ComplaintFiguresPage = lazy(() => import('./complaints/ComplaintFiguresPage.tsx'));
const { Route } = reactRouterProvider;
const store = localStorageStore('1', 'waskita');

/** A moment's trouble is bridged; what was refused is not asked again. */
const MOST_RETRIES = 2;
const queryClient = new QueryClient({
  defaultOptions: {
    // What the browser takes for being offline may still reach an office's own server.
    queries: { networkMode: 'always', retry: (count, error) => count < MOST_RETRIES && isPassing(error) },
    mutations: { networkMode: 'always' },
  },
});

const Loading = () => (
  <>
    <ConnectionBar />
    <LoadingPage />
  </>
);

export const App = () => (
  <AdminContext
    store={store}
    queryClient={queryClient}
    dataProvider={dataProvider}
    authProvider={authProvider}
    i18nProvider={i18nProvider}
    theme={lightTheme}
    darkTheme={darkTheme}
  >
    <SessionWatch>
      <AdminUI
        disableTelemetry
        requireAuth
        title="Waskita"
        layout={Shell}
        loginPage={LoginPage}
        dashboard={Home}
        catchAll={Nowhere}
        loading={Loading}
      >
        {resources.map((resource) => (
          <Resource key={resource.name} {...screens(resource, own[resource.name])} />
        ))}
        <CustomRoutes>
          <Route path="/papan-kerja" element={<Board />} />
          <Route path="/keutuhan-audit" element={<Integrity />} />
          <Route path="/kinerja" element={<FiguresPage />} />
          <Route path="/angka-aduan" element={<ComplaintFiguresPage />} />
          <Route path="/angka-disiplin" element={<CaseFiguresPage />} />
          <Route path="/pelaksanaan-pengawasan" element={<CoveragePage />} />
          <Route path="/rapat-setahun" element={<YearPage />} />
          <Route path="/rapat/:id/hadir" element={<RoomPage />} />
          <Route path="/bagan-organisasi" element={<OrgChartPage />} />
          <Route path="/profil" element={<ProfilePage />} />
          <Route path="/kalender" element={<CalendarPage />} />
        </CustomRoutes>
      </AdminUI>
    </SessionWatch>
  </AdminContext>
);
