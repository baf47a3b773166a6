import './page/colors.css';
import './page/page.css';
import { render } from 'preact';
import { Page } from './page/page.js';

const container = document.getElementById('page');
if (container) render(<Page />, container);
