/** The page's style, but for its font: a page that is one file uses the system's. */
import './tokens.css';
import './page.css';
import './controls.css';
import './search.css';
import './rail.css';
import './map.css';
import './entities.css';
import './panel.css';
import './correct.css';
import './lasso.css';
import './question.css';
import './list.css';
import './table.css';
import './export.css';
import './timeline.css';
import './phone.css';
