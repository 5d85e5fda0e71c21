import './styles/font.css';
import './styles/all.ts';
import { startExplorer } from './explorer.ts';

void startExplorer(document.querySelector<HTMLElement>('#app')!);
