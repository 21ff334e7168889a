import AccountIcon from '@mui/icons-material/ManageAccountsOutlined';
import AttachmentIcon from '@mui/icons-material/AttachFileOutlined';
import AttendanceIcon from '@mui/icons-material/HowToRegOutlined';
import BadgeIcon from '@mui/icons-material/BadgeOutlined';
import CertificateIcon from '@mui/icons-material/WorkspacePremiumOutlined';
import ClockIcon from '@mui/icons-material/ScheduleOutlined';
import ErasureIcon from '@mui/icons-material/DeleteSweepOutlined';
import HoldIcon from '@mui/icons-material/LockClockOutlined';
import PrivacyIcon from '@mui/icons-material/PrivacyTipOutlined';
import ReconciliationIcon from '@mui/icons-material/CompareArrowsOutlined';
import CompetenceIcon from '@mui/icons-material/SchoolOutlined';
import ComplaintIcon from '@mui/icons-material/CampaignOutlined';
import FindingIcon from '@mui/icons-material/FlagOutlined';
import HolidayIcon from '@mui/icons-material/EventOutlined';
import LetterIcon from '@mui/icons-material/MarkEmailUnreadOutlined';
import ListIcon from '@mui/icons-material/ListAltOutlined';
import MailIcon from '@mui/icons-material/OutboxOutlined';
import MeetingIcon from '@mui/icons-material/GroupsOutlined';
import PersonIcon from '@mui/icons-material/PersonSearchOutlined';
import ReviewIcon from '@mui/icons-material/FactCheckOutlined';
import SanctionIcon from '@mui/icons-material/GavelOutlined';
import StaffIcon from '@mui/icons-material/PeopleOutlined';
import StandardIcon from '@mui/icons-material/MenuBookOutlined';
import TaskIcon from '@mui/icons-material/TaskAltOutlined';
import TrailIcon from '@mui/icons-material/HistoryOutlined';
import UnitIcon from '@mui/icons-material/AccountBalanceOutlined';
import type { Resource } from '../../api/define/resource.ts';
import type { ResourceName } from '../i18n/words.ts';

const ICONS: Partial<Record<ResourceName, typeof ListIcon>> = {
  requests: LetterIcon,
  verifications: PersonIcon,
  certificates: CertificateIcon,
  complaints: ComplaintIcon,
  'data-requests': PrivacyIcon,
  erasures: ErasureIcon,
  'legal-holds': HoldIcon,
  reconciliations: ReconciliationIcon,
  attachments: AttachmentIcon,
  'supervision-draws': ReviewIcon,
  'supervised-acts': ReviewIcon,
  'supervision-reviews': ReviewIcon,
  findings: FindingIcon,
  sanctions: SanctionIcon,
  'sanction-members': StaffIcon,
  'sanction-authorities': BadgeIcon,
  'evaluation-meetings': MeetingIcon,
  'meeting-agenda-items': MeetingIcon,
  'meeting-attendances': AttendanceIcon,
  'meeting-addenda': LetterIcon,
  'action-items': TaskIcon,
  'audit-logs': TrailIcon,
  'service-standards': StandardIcon,
  holidays: HolidayIcon,
  'office-hours': ClockIcon,
  'org-units': UnitIcon,
  staff: StaffIcon,
  appointments: BadgeIcon,
  competencies: CompetenceIcon,
  users: AccountIcon,
  mails: MailIcon,
};

export const iconOf = (resource: Resource): typeof ListIcon =>
  new Map<string, typeof ListIcon>(Object.entries(ICONS)).get(resource.name) ?? ListIcon;
