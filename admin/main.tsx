import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { TrackingPage } from './tracking/TrackingPage.tsx';

/** The only page for people without an account. */
const isTracking = () => location.hash.startsWith('#/lacak');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const tracking = isTracking();
addEventListener('hashchange', () => {
  if (isTracking() !== tracking) location.reload();
});
createRoot(root).render(<StrictMode>{tracking ? <TrackingPage /> : <App />}</StrictMode>);
