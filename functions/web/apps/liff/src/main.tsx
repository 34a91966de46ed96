import "./styles.css";
import { render } from "preact";
import { Root } from "./root";

const place = document.getElementById("app");
if (place) render(<Root />, place);
