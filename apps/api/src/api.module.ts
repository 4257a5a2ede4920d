import { randomBytes } from 'node:crypto';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { type Accounts, openAccounts, PeopleDirectory, Sealer, SEALING_KEY_BYTES, TokenStore } from '#platform';
import { ReadModelsModule, UnitsQuery } from '#read-models';
import { ApplicationModule, Standings } from '#application';
import { Admission } from './access/admission.js';
import { HeldRoles } from './access/held.roles.js';
import { ReaderSights } from './access/reader.sights.js';
import { Scopes } from './access/scopes.js';
import { Sight } from './access/sight.js';
import { AccessGuard } from './access/access.guard.js';
import { Credentials } from './access/credentials.js';
import { RouteAudit } from './access/route.audit.js';
import { AccountController } from './accounts/account.controller.js';
import { AccountScreens } from './accounts/account.screens.js';
import {
  ACCOUNTS,
  ALL_UNITS,
  API_LOG,
  type ApiOptions,
  CLOCK,
  COOKIES,
  DATA_SOURCE,
  defaultLimits,
  DELIVERY,
  DEMONSTRATION,
  EVENT_STORE,
  LIMITS,
  PEOPLE,
  READINESS,
  TOKENS,
} from './api.options.js';
import { AssignmentScreens } from './assignments/assignment.screens.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { LadderViews } from './assignments/ladder.views.js';
import { CommandGate } from './commands/command.gate.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveryDesk } from './deliveries/delivery.desk.js';
import { DemoController } from './demo/demo.controller.js';
import { DemoScreens } from './demo/demo.screens.js';
import { DirectivesController } from './directives/directives.controller.js';
import { RegisterViews } from './tasks/register.views.js';
import { TaskScreens } from './tasks/task.screens.js';
import { TasksController } from './tasks/tasks.controller.js';
import { WhyLines } from './tasks/why.lines.js';
import { DirectiveScreens } from './directives/directive.screens.js';
import { AccessRecordScreen } from './trail/access-record.screen.js';
import { ReadingsInterceptor } from './trail/readings.interceptor.js';
import { RecordReach } from './trail/record.reach.js';
import { RefusalTrail } from './trail/refusal.trail.js';
import { TrailController } from './trail/trail.controller.js';
import { ViewDesk } from './trail/view.desk.js';
import { ViewsOfMeScreen } from './trail/views-of-me.screen.js';
import { ViewingGuard } from './trail/viewing.guard.js';
import { UnitScreens } from './units/unit.screens.js';
import { UnitsController } from './units/units.controller.js';
import { EventsController } from './events/events.controller.js';
import { Hearings } from './events/hearing.js';
import { OpenStreams } from './events/open.streams.js';
import { FormsController } from './forms/forms.controller.js';
import { FormsScreen } from './forms/forms.screen.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Acknowledgement } from './inbox/acknowledgement.js';
import { InboxQueries } from './inbox/inbox.queries.js';
import { InboxScreens } from './inbox/inbox.screens.js';
import { TaskNames } from './reading/task.names.js';
import { TimelineScreen } from './tasks/timeline.screen.js';
import { ApiImportDesk } from './imports/import.desk.js';
import { BalancesController } from './imports/balances.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportTurns } from './imports/import.turns.js';
import { ReachedTables } from './imports/reached.tables.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerScreen } from './ledger/ledger.screen.js';
import { ErasureScreen } from './people/erasure.screen.js';
import { PeopleController } from './people/people.controller.js';
import { GrantFinder } from './grants/grant.finder.js';
import { GrantViews } from './grants/grant.views.js';
import { MyRolesScreen } from './grants/my-roles.screen.js';
import { GrantsController } from './grants/grants.controller.js';
import { GrantsDesk } from './grants/grants.desk.js';
import { GrantsScreen } from './grants/grants.screen.js';
import { HealthController } from './health/health.controller.js';
import { HealthScreens } from './health/health.screens.js';
import { StatusController } from './health/status.controller.js';
import { Outstanding } from './health/outstanding.js';
import { StatusScreen } from './health/status.screen.js';
import { BodyGuard } from './http/body.guard.js';
import { CheckedPipe } from './http/checked.pipe.js';
import { PositionInterceptor } from './http/position.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RouteTable } from './http/route.table.js';
import { ApiMetrics } from './metrics/api.metrics.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { TrendScreens } from './reading/trend.screens.js';
import { PastTaskScreens, PastTaskViews } from './tasks/past-task.screens.js';
import { Looking } from './reading/looking.js';
import { Reading } from './reading/reading.js';
import { References } from './reading/references.js';
import { WholeRegister } from './reading/whole.register.js';
import { OidcController } from './session/oidc.controller.js';
import { OidcScreens } from './session/oidc.screens.js';
import { SessionCookies } from './session/session.cookie.js';
import { PasskeyController } from './session/passkey.controller.js';
import { PasskeyScreens } from './session/passkey.screens.js';
import { SessionController } from './session/session.controller.js';
import { SessionScreen } from './session/session.screen.js';
import { SessionsController } from './session/sessions.controller.js';
import { SessionsScreens } from './session/sessions.screens.js';
import { SignInController } from './session/sign-in.controller.js';
import { SignInScreens } from './session/sign-in.screens.js';
import { PasskeysController } from './accounts/passkeys.controller.js';
import { PasskeysScreens } from './accounts/passkeys.screens.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensScreens } from './tokens/tokens.screens.js';
import { wordsAbout } from './accounts/words-about.js';

/** Guards run in this order: who asks, whether only to look, then what is sent. */
const edge: Provider[] = [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: ViewingGuard },
  { provide: APP_GUARD, useClass: BodyGuard },
  { provide: APP_INTERCEPTOR, useClass: PositionInterceptor },
  { provide: APP_INTERCEPTOR, useClass: ReadingsInterceptor },
  { provide: APP_PIPE, useClass: CheckedPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
  RouteAudit,
  RouteTable,
];

const screens: Provider[] = [
  AssignmentScreens,
  DeliveryDesk,
  DemoScreens,
  FormsScreen,
  InboxScreens,
  InboxQueries,
  TaskNames,
  Acknowledgement,
  TimelineScreen,
  DirectiveScreens,
  UnitScreens,
  TaskScreens,
  LadderViews,
  RegisterViews,
  WhyLines,
  CommandGate,
  HealthScreens,
  SessionScreen,
  SessionsScreens,
  SignInScreens,
  OidcScreens,
  AccountScreens,
  PasskeyScreens,
  PasskeysScreens,
  TokensScreens,
  Outstanding,
  StatusScreen,
  OpenStreams,
  ApiImportDesk,
  ImportTurns,
  ReachedTables,
  LedgerScreen,
  GrantsScreen,
  GrantsDesk,
  GrantFinder,
  ErasureScreen,
  GrantViews,
  MyRolesScreen,
  Admission,
  Sight,
  Hearings,
  Scopes,
  ReaderSights,
  AccessRecordScreen,
  RecordReach,
  RefusalTrail,
  ViewDesk,
  ViewsOfMeScreen,
];

function accountsOf(
  { source, store, clock, signIn = {} }: ApiOptions,
  sealer: Sealer,
  references: References,
): Accounts {
  const { hashCost, oidc, roles = new HeldRoles(new Standings(store), new UnitsQuery(source)) } = signIn;
  const people = new PeopleDirectory(source, sealer);
  const words = wordsAbout({ people, references, roles, clock });
  return openAccounts({ source, clock, sealer, hashCost, oidc, parts: signIn.parts, roles, wordsAbout: words });
}

function forgetfulSealer(): Sealer {
  return new Sealer([randomBytes(SEALING_KEY_BYTES)]);
}

@Module({})
export class ApiModule {
  static with(options: ApiOptions): DynamicModule {
    const { source, screens: shown } = options;
    const sealer = options.signIn?.sealer ?? forgetfulSealer();
    const people = new PeopleDirectory(source, sealer);
    return {
      module: ApiModule,
      imports: [
        DiscoveryModule,
        ApplicationModule.register({ store: options.store }),
        ReadModelsModule.over({ source: shown, pool: options.pool }),
      ],
      controllers: [
        SessionController,
        SignInController,
        OidcController,
        SessionsController,
        AccountController,
        PasskeyController,
        PasskeysController,
        TokensController,
        DirectivesController,
        UnitsController,
        TasksController,
        AssignmentsController,
        FormsController,
        InboxController,
        DeliveriesController,
        ImportsController,
        BalancesController,
        LedgerController,
        GrantsController,
        TrailController,
        PeopleController,
        DemoController,
        EventsController,
        StatusController,
        HealthController,
        MetricsController,
        ...(options.controllers ?? []),
      ],
      providers: [
        ...edge,
        ...screens,
        Reading,
        Looking,
        TrendScreens,
        PastTaskViews,
        PastTaskScreens,
        References,
        ApiMetrics,
        { provide: DATA_SOURCE, useValue: source },
        { provide: WholeRegister, useValue: new WholeRegister(source) },
        { provide: ALL_UNITS, useValue: new UnitsQuery(source) },
        {
          provide: DELIVERY,
          useValue: { ...options, sealer, people },
        },
        { provide: EVENT_STORE, useValue: options.store },
        { provide: Standings, useValue: new Standings(options.store) },
        { provide: CLOCK, useValue: options.clock },
        { provide: API_LOG, useValue: options.log },
        { provide: LIMITS, useValue: { ...defaultLimits, ...options.limits } },
        { provide: DEMONSTRATION, useValue: options.demonstration ?? null },
        { provide: READINESS, useValue: options.readiness ?? [] },
        Credentials,
        { provide: TOKENS, useValue: new TokenStore(source) },
        { provide: COOKIES, useValue: new SessionCookies(options.signIn?.publicUrl) },
        {
          provide: ACCOUNTS,
          inject: [References],
          useFactory: (references: References) => accountsOf(options, sealer, references),
        },
        { provide: PEOPLE, useValue: people },
        // Of two providers of one token the last counts.
        ...(options.replaced ?? []),
      ],
    };
  }
}
