/** Where a person can be. Hash history: the same addresses work over app:// and over http on this machine. */
import { createRouter, createWebHashHistory } from 'vue-router'

export function createRoutes() {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', name: 'home', component: () => import('../features/home/HomePage.vue') },
      {
        path: '/openings',
        name: 'openings',
        component: () => import('../features/openings/OpeningsPage.vue'),
      },
      {
        path: '/openings/new',
        name: 'opening-new',
        component: () => import('../features/openings/OpeningEditPage.vue'),
      },
      {
        path: '/openings/:id',
        name: 'opening',
        component: () => import('../features/openings/OpeningPage.vue'),
        props: true,
      },
      {
        path: '/openings/:id/edit',
        name: 'opening-edit',
        component: () => import('../features/openings/OpeningEditPage.vue'),
        props: true,
      },
      {
        path: '/openings/:openingId/applications',
        name: 'opening-applications',
        component: () => import('../features/applications/ApplicationsPage.vue'),
        props: true,
      },
      {
        path: '/openings/:id/board',
        name: 'opening-board',
        component: () => import('../features/board/BoardPage.vue'),
        props: true,
      },
      {
        path: '/triage',
        name: 'triage',
        component: () => import('../features/applications/ApplicationsPage.vue'),
      },
      {
        path: '/triage/views/:viewId',
        name: 'saved-view',
        component: () => import('../features/applications/SavedViewPage.vue'),
        props: true,
      },
      { path: '/applications', redirect: ({ query }) => ({ path: '/triage', query }) },
      {
        path: '/applications/:id',
        name: 'application',
        component: () => import('../features/applications/ApplicationPage.vue'),
        props: true,
      },
      {
        path: '/outbox',
        name: 'outbox',
        component: () => import('../features/mail/OutboxPage.vue'),
      },
      {
        path: '/talent-pool',
        name: 'talent-pool',
        component: () => import('../features/talentpool/TalentPoolPage.vue'),
      },
      {
        path: '/retention',
        name: 'retention',
        component: () => import('../features/retention/RetentionPage.vue'),
      },
      {
        path: '/retention/calendar',
        name: 'retention-calendar',
        component: () => import('../features/retention/CalendarPage.vue'),
      },
      {
        path: '/retention/rules',
        name: 'retention-rules',
        component: () => import('../features/retention/RulesPage.vue'),
      },
      {
        path: '/retention/rules/:place',
        name: 'retention-rule',
        component: () => import('../features/retention/RulePage.vue'),
        props: true,
      },
      {
        path: '/retention/requests',
        name: 'erasure-requests',
        component: () => import('../features/retention/requests/RequestsPage.vue'),
      },
      {
        path: '/retention/runs',
        name: 'retention-runs',
        component: () => import('../features/retention/runs/RunsPage.vue'),
      },
      {
        path: '/retention/runs/:id',
        name: 'retention-run',
        component: () => import('../features/retention/runs/RunPage.vue'),
        props: true,
      },
      {
        path: '/compare',
        name: 'compare',
        component: () => import('../features/screening/compare/ComparePage.vue'),
      },
      {
        path: '/candidates',
        name: 'candidates',
        component: () => import('../features/candidates/CandidatesPage.vue'),
      },
      {
        path: '/duplicates',
        name: 'duplicates',
        component: () => import('../features/duplicates/DuplicatesPage.vue'),
      },
      {
        path: '/duplicates/:keepId/:goneId',
        name: 'merge',
        component: () => import('../features/duplicates/MergePage.vue'),
        props: true,
      },
      {
        path: '/candidates/new',
        name: 'candidate-new',
        component: () => import('../features/candidates/CandidateEditPage.vue'),
      },
      {
        path: '/candidates/:id',
        name: 'candidate',
        component: () => import('../features/candidates/CandidatePage.vue'),
        props: true,
      },
      {
        path: '/candidates/:id/edit',
        name: 'candidate-edit',
        component: () => import('../features/candidates/CandidateEditPage.vue'),
        props: true,
      },
      {
        path: '/quarantine',
        name: 'quarantine',
        component: () => import('../features/documents/QuarantinePage.vue'),
      },
      {
        path: '/candidates/:id/fill-in',
        name: 'candidate-fill-in',
        component: () => import('../features/autofill/FillInPage.vue'),
        props: true,
      },
      { path: '/search', name: 'search', component: () => import('../features/search/SearchPage.vue') },
      { path: '/intake', name: 'intake', component: () => import('../features/intake/IntakePage.vue') },
      {
        path: '/intake/:batchId',
        name: 'intake-batch',
        component: () => import('../features/intake/IntakePage.vue'),
        props: true,
      },
      {
        path: '/imports',
        name: 'imports',
        component: () => import('../features/imports/ImportsPage.vue'),
      },
      {
        path: '/imports/:importId',
        name: 'import',
        component: () => import('../features/imports/ImportPage.vue'),
        props: true,
      },
      {
        path: '/settings',
        name: 'settings',
        component: () => import('../features/workspace/SettingsPage.vue'),
      },
      {
        path: '/settings/backups',
        name: 'backups',
        component: () => import('../features/workspace/BackupsPage.vue'),
      },
      {
        path: '/settings/colleagues',
        name: 'colleagues',
        component: () => import('../features/colleagues/ColleaguesPage.vue'),
      },
      {
        path: '/settings/keyboard',
        name: 'keyboard',
        component: () => import('../features/keyboard/KeyboardPage.vue'),
      },
      {
        path: '/settings/templates',
        name: 'templates',
        component: () => import('../features/mail/TemplatesPage.vue'),
      },
      {
        path: '/settings/verify',
        name: 'verify',
        component: () => import('../features/workspace/VerifyPage.vue'),
      },
      { path: '/:rest(.*)*', name: 'nowhere', component: () => import('../components/NowherePage.vue') },
    ],
  })
}
