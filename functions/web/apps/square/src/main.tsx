import "./styles.css";
import { render } from "preact";
import { Square } from "./square";

const place = document.getElementById("app");
if (place) render(<Square />, place);
