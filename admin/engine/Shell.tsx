import OrgChartIcon from '@mui/icons-material/AccountTreeOutlined';
import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import IntegrityIcon from '@mui/icons-material/GppGoodOutlined';
import CoverageIcon from '@mui/icons-material/FactCheckOutlined';
import CaseFiguresIcon from '@mui/icons-material/GavelOutlined';
import ComplaintFiguresIcon from '@mui/icons-material/QueryStatsOutlined';
import FiguresIcon from '@mui/icons-material/InsightsOutlined';
import BoardIcon from '@mui/icons-material/ViewKanbanOutlined';
import YearIcon from '@mui/icons-material/EventAvailableOutlined';
import ProfileIcon from '@mui/icons-material/ManageAccountsOutlined';
import { Box, Chip, Divider, ListItem, ListItemIcon, ListItemText, MenuItem, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import {
  AppBar,
  CheckForApplicationUpdate,
  Layout,
  Link as RouterLink,
  LoadingIndicator,
  Logout,
  Menu,
  TitlePortal,
  ToggleThemeButton,
  useGetIdentity,
  UserMenu,
  useUserMenu,
  useSidebarState,
} from 'react-admin';
import { complaints } from '../../api/complaints/complaints.resource.ts';
import { FIGURES_READERS } from '../../api/define/figures.ts';
import { evaluationMeetings } from '../../api/evaluation-meetings/evaluation-meetings.resource.ts';
import type { Group } from '../../api/define/resource.ts';
import { LEADERS, OVERSEERS } from '../../api/define/roles.ts';
import { RECONCILERS } from '../../api/reconciliations/reconciliations.resource.ts';
import { resources } from '../../api/resources.ts';
import { supervisionDraws } from '../../api/supervision/draws.resource.ts';
import { mayAccess } from './authProvider.ts';
import { ConnectionBar } from './ConnectionBar.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { useScrollPlace } from './scrollPlace.ts';
import { useRoleLabel, useRoles } from './words.ts';
import { OwnPasswordFirst } from '../profile/OwnPasswordFirst.tsx';
import { Bell } from '../notifications/Bell.tsx';
import { useSay } from '../i18n/provider.ts';

function Frame({ children }: { children: ReactNode }) {
  useScrollPlace();
  return (
    <Layout
      appBar={TopBar}
      menu={GroupedMenu}
      sx={{ '& .RaLayout-content': { minWidth: 0, px: { xs: 1, md: 3 }, pb: 4 } }}
    >
      <ConnectionBar />
      {children}
      <CheckForApplicationUpdate />
    </Layout>
  );
}

export const Shell = ({ children }: { children: ReactNode }) => (
  <OwnPasswordFirst>
    <Frame>{children}</Frame>
  </OwnPasswordFirst>
);

function TopBar() {
  const say = useSay();
  return (
    <AppBar userMenu={<WhoMenu />} toolbar={<Tools />}>
      <Typography component="span" sx={{ fontWeight: 700, mr: 2, display: { xs: 'none', sm: 'inline' } }}>
        {say('name')}
      </Typography>
      {/* Text in line is what an ellipsis can stand for. */}
      <TitlePortal sx={{ '& > span': { display: 'inline' } }} />
    </AppBar>
  );
}

const Tools = () => (
  <>
    <Bell />
    <LanguageButton />
    <ToggleThemeButton />
    <LoadingIndicator />
  </>
);

/** Who is signed in, and in which roles. */
function WhoMenu() {
  const { identity } = useGetIdentity();
  const roles = useRoles();
  const roleLabel = useRoleLabel();
  return (
    <UserMenu>
      <ListItem>
        <ListItemText
          primary={identity?.fullName}
          secondary={roles.map((role) => (
            <Chip key={role} component="span" size="small" label={roleLabel(role)} sx={{ mr: 0.5, mt: 0.5 }} />
          ))}
        />
      </ListItem>
      <Divider />
      <ProfileItem />
      <Logout />
    </UserMenu>
  );
}

function ProfileItem() {
  const say = useSay();
  const menu = useUserMenu();
  return (
    <MenuItem component={RouterLink} to="/profil" onClick={menu?.onClose}>
      <ListItemIcon>
        <ProfileIcon fontSize="small" />
      </ListItemIcon>
      <ListItemText>{say('profile.title')}</ListItemText>
    </MenuItem>
  );
}

/** The resources the roles may list, under their groups, in the order of resources.ts. */
function GroupedMenu() {
  const say = useSay();
  const roles = useRoles();
  const [open] = useSidebarState();
  const mine = resources.filter((resource) => mayAccess(resource, 'list', roles) && !resource.detail);
  const groups = [...new Set<Group>(mine.map(({ group }) => group))];
  return (
    <Menu>
      <Menu.DashboardItem />
      {LEADERS.some((role) => roles.includes(role)) && (
        <Menu.Item to="/papan-kerja" primaryText={say('board.title')} leftIcon={<BoardIcon />} />
      )}
      {FIGURES_READERS.some((role) => roles.includes(role)) && (
        <Menu.Item to="/kinerja" primaryText={say('figures.title')} leftIcon={<FiguresIcon />} />
      )}
      {mayAccess(complaints, 'list', roles) && (
        <Menu.Item to="/angka-aduan" primaryText={say('complaintFigures.title')} leftIcon={<ComplaintFiguresIcon />} />
      )}
      {mayAccess(supervisionDraws, 'list', roles) && (
        <Menu.Item to="/pelaksanaan-pengawasan" primaryText={say('coverage.title')} leftIcon={<CoverageIcon />} />
      )}
      {OVERSEERS.some((role) => roles.includes(role)) && (
        <Menu.Item to="/angka-disiplin" primaryText={say('caseFigures.title')} leftIcon={<CaseFiguresIcon />} />
      )}
      {mayAccess(evaluationMeetings, 'list', roles) && (
        <Menu.Item to="/rapat-setahun" primaryText={say('meeting.year')} leftIcon={<YearIcon />} />
      )}
      <Menu.Item to="/bagan-organisasi" primaryText={say('orgChart.title')} leftIcon={<OrgChartIcon />} />
      {groups.map((group) => (
        <Box key={group} component="li" role="group" aria-label={say(`groups.${group}`)} sx={{ listStyle: 'none' }}>
          {open && (
            <Typography
              aria-hidden
              variant="overline"
              color="text.secondary"
              sx={{ display: 'block', px: 3, pt: 1.5, lineHeight: 1.6 }}
            >
              {say(`groups.${group}`)}
            </Typography>
          )}
          {mine
            .filter((resource) => resource.group === group)
            .map(({ name }) => (
              <Menu.ResourceItem key={name} name={name} />
            ))}
          {group === 'pengawasan' && RECONCILERS.some((role) => roles.includes(role)) && (
            <Menu.Item to="/keutuhan-audit" primaryText={say('integrity.title')} leftIcon={<IntegrityIcon />} />
          )}
          {group === 'standar' && (
            <Menu.Item to="/kalender" primaryText={say('calendar.title')} leftIcon={<CalendarIcon />} />
          )}
        </Box>
      ))}
    </Menu>
  );
}
