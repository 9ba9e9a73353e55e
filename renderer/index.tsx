import './app/jitless.ts';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { createClient } from '../contract/client.ts';
import { App } from './app/app.tsx';
import { applyRememberedTheme } from './app/theme.ts';
import { connect } from './archive/connect.ts';
import { createQueryClient } from './archive/query-client.ts';

applyRememberedTheme();
const { transport, uploads } = connect();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <App archive={createClient(transport)} queries={createQueryClient()} uploads={uploads} />,
);
