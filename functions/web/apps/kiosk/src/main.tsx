import "./styles.css";
import { render } from "preact";
import { Root } from "./root";
import { keepPage } from "./worker";

keepPage();
const place = document.getElementById("app");
if (place) render(<Root />, place);
