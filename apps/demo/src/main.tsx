import { render } from 'preact';
import { Page } from './page/page.js';
import './page/page.css';

const container = document.getElementById('page');
if (container) render(<Page />, container);
