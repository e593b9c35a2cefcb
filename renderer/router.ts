import { createRouter, createWebHashHistory } from 'vue-router'

/** One line per screen; each is loaded when it is first shown. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: { name: 'people' } },
    { path: '/welcome', name: 'welcome', component: () => import('./screens/WelcomeScreen.vue') },
    { path: '/people', name: 'people', component: () => import('./screens/PeopleScreen.vue') },
    { path: '/person/:handle', name: 'person', component: () => import('./screens/PersonScreen.vue') },
    { path: '/encounter/:handle/:id', name: 'encounter', component: () => import('./screens/EncounterScreen.vue') },
    { path: '/import', name: 'import', component: () => import('./screens/ImportScreen.vue') },
    { path: '/import/columns/:run', name: 'columns', component: () => import('./screens/ColumnsScreen.vue') },
    { path: '/imports', name: 'imports', component: () => import('./screens/ImportsScreen.vue') },
    { path: '/review/:part(meetings|not-people|merged)?', name: 'review', component: () => import('./screens/ReviewScreen.vue'), props: true },
    { path: '/print', name: 'print room', component: () => import('./screens/PeopleScreen.vue'), props: { forPrint: true } },
    { path: '/print/:handle', name: 'print', component: () => import('./screens/PrintScreen.vue') },
    { path: '/history', name: 'history', component: () => import('./screens/HistoryScreen.vue') },
    { path: '/trash', name: 'trash', component: () => import('./screens/TrashScreen.vue') },
    { path: '/not-people', name: 'not people', component: () => import('./screens/NotPeopleScreen.vue') },
    { path: '/settings', name: 'settings', component: () => import('./screens/SettingsScreen.vue') },
    { path: '/:rest(.*)*', redirect: { name: 'people' } },
  ],
})
