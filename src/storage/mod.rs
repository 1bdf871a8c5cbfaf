//! Rows, SQL, migrations, the chained history. The only layer with SQL. Imports `domain`.
