/**
 * Values in notebooks: with {@code onsager.jar} on the class path of the JJava kernel of Jupyter, a
 * cell that ends with a picture, a table or a page shows it.
 */
@NullMarked
package org.onsager.notebook;

import org.jspecify.annotations.NullMarked;
