/**
 * What people bring and take home: files of numbers, and tables.
 *
 * <p>In reading order:
 *
 * <ul>
 *   <li>{@link org.onsager.data.Data} reads and writes files as people have them: separated values,
 *       arrays of NumPy, draws of Stan, and by optional libraries parquet, json, SQL, HDF5.
 *   <li>{@link org.onsager.data.Sheet} is numbers in named columns, read from a file; a {@link
 *       org.onsager.data.Reading} says what a file of other people does not say of itself and what
 *       of it is wanted, and {@link org.onsager.data.Unreadable} is a refusal that names file,
 *       line, column and the option that helps.
 *   <li>{@link org.onsager.data.Csv} reads and writes separated values.
 *   <li>{@link org.onsager.data.Table} is rows of text and numbers to look at and to write.
 *   <li>{@link org.onsager.data.Folder} tries the folder before a long computation.
 * </ul>
 */
@NullMarked
package org.onsager.data;

import org.jspecify.annotations.NullMarked;
