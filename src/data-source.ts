import { AccountRecord, LoginTryRecord, SessionRecord } from './accounts/index.js';
import {
  CaseGrantRecord,
  ExcludedRecipientRecord,
  FootingRecord,
  PreviewRecord,
  QuestionRecord,
  RegimeCrossingRecord,
} from './access/index.js';
import { AlertRecipientRecord, DangerAlertRecord } from './alerts/index.js';
import { AuditEntryRecord } from './audit/index.js';
import { BrokenGlassCountRecord, BrokenGlassRecord } from './break-glass/index.js';
import { CaseFileRecord, IdentificationRecord } from './cases/index.js';
import { ComplaintMandateRecord, DisclosureRequestRecord, ReleasedEntryRecord } from './disclosures/index.js';
import { DraftRecord } from './drafts/index.js';
import { FeedbackRecord, HandoverCandidateRecord, HandoverRecord, ReceptionPlanRecord } from './handovers/index.js';
import {
  CapacityRecord,
  CountryRecord,
  EscalationStepRecord,
  FirstLeadRuleRecord,
  HolidayRecord,
  InstitutionContactRecord,
  InstitutionRecord,
  MandateRecord,
  TimeLimitRecord,
} from './institutions/index.js';
import { CaseLinkRecord, LinkedCaseRecord } from './links/index.js';
import { AgeStatementRecord, BestInterestsRecord, GuardianshipRecord } from './children/index.js';
import { ConsultationRecord, ConsultationWordRecord, ConsultedCaseRecord } from './consultations/index.js';
import { LeadConflictRecord } from './conflicts/index.js';
import { ReflectionPeriodRecord } from './reflections/index.js';
import { AskedOnceCountRecord, InterviewRecord, TopicWantedRecord } from './interviews/index.js';
import { PersonSearchRecord, PossibleMatchRecord } from './matching/index.js';
import { MailRecord, NotificationReadRecord, NotificationRecord } from './notifications/index.js';
import { AskRecord, NeedRecord } from './referrals/index.js';
import { DataProtectionAuthorityRecord, SheetHandOutRecord } from './sheets/index.js';
import { TextSignatureRecord } from './texts/index.js';
import { ConsentAnswerRecord, SectionEntryRecord } from './victims/index.js';

/** Every record of the schema; test/architecture compares them with the migrated tables. */
export const records = [
  AuditEntryRecord,
  AccountRecord,
  SessionRecord,
  LoginTryRecord,
  CapacityRecord,
  CountryRecord,
  InstitutionRecord,
  InstitutionContactRecord,
  MandateRecord,
  HolidayRecord,
  FirstLeadRuleRecord,
  EscalationStepRecord,
  TimeLimitRecord,
  TextSignatureRecord,
  CaseGrantRecord,
  ExcludedRecipientRecord,
  FootingRecord,
  RegimeCrossingRecord,
  PreviewRecord,
  QuestionRecord,
  SectionEntryRecord,
  ConsentAnswerRecord,
  CaseFileRecord,
  IdentificationRecord,
  DraftRecord,
  BrokenGlassRecord,
  BrokenGlassCountRecord,
  DangerAlertRecord,
  AlertRecipientRecord,
  InterviewRecord,
  ReflectionPeriodRecord,
  TopicWantedRecord,
  AskedOnceCountRecord,
  ComplaintMandateRecord,
  DisclosureRequestRecord,
  ReleasedEntryRecord,
  AgeStatementRecord,
  GuardianshipRecord,
  BestInterestsRecord,
  ConsultationRecord,
  ConsultationWordRecord,
  ConsultedCaseRecord,
  CaseLinkRecord,
  LinkedCaseRecord,
  LeadConflictRecord,
  PersonSearchRecord,
  PossibleMatchRecord,
  NeedRecord,
  AskRecord,
  HandoverRecord,
  HandoverCandidateRecord,
  ReceptionPlanRecord,
  FeedbackRecord,
  NotificationRecord,
  NotificationReadRecord,
  MailRecord,
  SheetHandOutRecord,
  DataProtectionAuthorityRecord,
];
