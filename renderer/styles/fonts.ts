/** Fonts come with the program, cut by script: a reader of English never loads the Armenian ones. */
import '@fontsource-variable/inter';
import '@fontsource-variable/literata';
import '@fontsource-variable/literata/wght-italic.css';
import '@fontsource-variable/noto-sans-armenian';
import '@fontsource-variable/noto-serif-armenian';
