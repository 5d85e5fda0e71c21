import './styles/tokens.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/search.css';
import './styles/rail.css';
import './styles/map.css';
import './styles/panel.css';
import './styles/correct.css';
import './styles/lasso.css';
import './styles/question.css';
import './styles/list.css';
import './styles/table.css';
import './styles/export.css';
import './styles/timeline.css';
import './styles/phone.css';
import { startExplorer } from './explorer.ts';

void startExplorer(document.querySelector<HTMLElement>('#app')!);
