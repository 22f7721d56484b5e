-- What staff decided about listings, textbooks by their ISBN, and what a price hint is looked up by.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "listing_decisions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "decision" TEXT NOT NULL DEFAULT 'approved',
    "reason" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "listing_decisions_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateIndex
CREATE INDEX "listing_decisions_school_id_product_id_idx" ON "listing_decisions"("school_id", "product_id");

-- CreateIndex
CREATE INDEX "listing_decisions_school_id_actor_id_idx" ON "listing_decisions"("school_id", "actor_id");

-- AddForeignKey
ALTER TABLE "listing_decisions" ADD CONSTRAINT "listing_decisions_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_decisions" ADD CONSTRAINT "listing_decisions_school_id_actor_id_fkey" FOREIGN KEY ("school_id", "actor_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select enclose('listing_decisions');
-- Who decided what stays as it was decided.
revoke update, delete on listing_decisions from banter_app;
alter table listing_decisions add constraint listing_decisions_check check (decision in ('approved', 'refused') and (decision = 'approved' or reason <> ''));

update products set published_at = created_at where published_at is null;

-- Sold ones counted: a price hint asks what went for how much.
create index products_isbn_ever_hot on products (school_id, isbn, id desc) where isbn is not null;
create index products_branch_ever_hot on products (school_id, branch, id desc) where branch is not null;

insert into textbooks (isbn, title, authors, edition, year) values
  ('9781285741550', 'Calculus: Early Transcendentals', 'James Stewart', '8th', 2015),
  ('9781337613927', 'Calculus: Early Transcendentals', 'James Stewart, Daniel Clegg, Saleem Watson', '9th', 2020),
  ('9780134438986', 'Thomas'' Calculus', 'Joel Hass, Christopher Heil, Maurice Weir', '14th', 2017),
  ('9780321982384', 'Linear Algebra and Its Applications', 'David Lay, Steven Lay, Judi McDonald', '5th', 2015),
  ('9783319110790', 'Linear Algebra Done Right', 'Sheldon Axler', '3rd', 2015),
  ('9780070542358', 'Principles of Mathematical Analysis', 'Walter Rudin', '3rd', 1976),
  ('9781493927111', 'Understanding Analysis', 'Stephen Abbott', '2nd', 2015),
  ('9780471433347', 'Abstract Algebra', 'David Dummit, Richard Foote', '3rd', 2003),
  ('9780073383095', 'Discrete Mathematics and Its Applications', 'Kenneth Rosen', '7th', 2011),
  ('9781259676512', 'Discrete Mathematics and Its Applications', 'Kenneth Rosen', '8th', 2018),
  ('9780470458310', 'Elementary Differential Equations and Boundary Value Problems', 'William Boyce, Richard DiPrima', '10th', 2012),
  ('9780321629111', 'Probability and Statistics for Engineers and Scientists', 'Ronald Walpole, Raymond Myers, Sharon Myers', '9th', 2011),
  ('9781305251809', 'Probability and Statistics for Engineering and the Sciences', 'Jay Devore', '9th', 2015),
  ('9781461471370', 'An Introduction to Statistical Learning, with Applications in R', 'Gareth James, Daniela Witten, Trevor Hastie, Robert Tibshirani', '1st', 2013),
  ('9781071614174', 'An Introduction to Statistical Learning, with Applications in R', 'Gareth James, Daniela Witten, Trevor Hastie, Robert Tibshirani', '2nd', 2021),
  ('9780387848570', 'The Elements of Statistical Learning', 'Trevor Hastie, Robert Tibshirani, Jerome Friedman', '2nd', 2009),
  ('9780262033848', 'Introduction to Algorithms', 'Thomas Cormen, Charles Leiserson, Ronald Rivest, Clifford Stein', '3rd', 2009),
  ('9780262046305', 'Introduction to Algorithms', 'Thomas Cormen, Charles Leiserson, Ronald Rivest, Clifford Stein', '4th', 2022),
  ('9780262510875', 'Structure and Interpretation of Computer Programs', 'Harold Abelson, Gerald Jay Sussman', '2nd', 1996),
  ('9780131103627', 'The C Programming Language', 'Brian Kernighan, Dennis Ritchie', '2nd', 1988),
  ('9780201633610', 'Design Patterns', 'Erich Gamma, Richard Helm, Ralph Johnson, John Vlissides', '1st', 1994),
  ('9780132350884', 'Clean Code', 'Robert Martin', '1st', 2008),
  ('9780135957059', 'The Pragmatic Programmer', 'David Thomas, Andrew Hunt', '2nd', 2019),
  ('9780735619678', 'Code Complete', 'Steve McConnell', '2nd', 2004),
  ('9780984782857', 'Cracking the Coding Interview', 'Gayle Laakmann McDowell', '6th', 2015),
  ('9780133594140', 'Computer Networking: A Top-Down Approach', 'James Kurose, Keith Ross', '7th', 2016),
  ('9780136681557', 'Computer Networking: A Top-Down Approach', 'James Kurose, Keith Ross', '8th', 2020),
  ('9781118063330', 'Operating System Concepts', 'Abraham Silberschatz, Peter Galvin, Greg Gagne', '9th', 2012),
  ('9780134092669', 'Computer Systems: A Programmer''s Perspective', 'Randal Bryant, David O''Hallaron', '3rd', 2015),
  ('9780134610993', 'Artificial Intelligence: A Modern Approach', 'Stuart Russell, Peter Norvig', '4th', 2020),
  ('9780136042594', 'Artificial Intelligence: A Modern Approach', 'Stuart Russell, Peter Norvig', '3rd', 2009),
  ('9780387310732', 'Pattern Recognition and Machine Learning', 'Christopher Bishop', '1st', 2006),
  ('9780262035613', 'Deep Learning', 'Ian Goodfellow, Yoshua Bengio, Aaron Courville', '1st', 2016),
  ('9780078022159', 'Database System Concepts', 'Abraham Silberschatz, Henry Korth, S. Sudarshan', '7th', 2019),
  ('9780073523323', 'Database System Concepts', 'Abraham Silberschatz, Henry Korth, S. Sudarshan', '6th', 2010),
  ('9781133187790', 'Introduction to the Theory of Computation', 'Michael Sipser', '3rd', 2012),
  ('9780124077263', 'Computer Organization and Design: The Hardware/Software Interface', 'David Patterson, John Hennessy', '5th', 2013),
  ('9780134444321', 'Starting Out with Python', 'Tony Gaddis', '4th', 2017),
  ('9780132774208', 'Digital Design', 'M. Morris Mano, Michael Ciletti', '5th', 2012),
  ('9780134093413', 'Campbell Biology', 'Lisa Urry, Michael Cain, Steven Wasserman, Peter Minorsky, Jane Reece', '11th', 2016),
  ('9780135188743', 'Campbell Biology', 'Lisa Urry, Michael Cain, Steven Wasserman, Peter Minorsky, Rebecca Orr', '12th', 2020),
  ('9780815344322', 'Molecular Biology of the Cell', 'Bruce Alberts, Alexander Johnson, Julian Lewis', '6th', 2014),
  ('9781464126116', 'Lehninger Principles of Biochemistry', 'David Nelson, Michael Cox', '7th', 2017),
  ('9780134414232', 'Chemistry: The Central Science', 'Theodore Brown, H. Eugene LeMay, Bruce Bursten', '14th', 2017),
  ('9781133611097', 'Chemistry', 'Steven Zumdahl, Susan Zumdahl', '9th', 2013),
  ('9781305957404', 'Chemistry', 'Steven Zumdahl, Susan Zumdahl, Donald DeCoste', '10th', 2017),
  ('9781119316152', 'Organic Chemistry', 'David Klein', '3rd', 2017),
  ('9781119110668', 'Organic Chemistry as a Second Language: First Semester Topics', 'David Klein', '4th', 2016),
  ('9781119493488', 'Organic Chemistry as a Second Language: First Semester Topics', 'David Klein', '5th', 2019),
  ('9780321973610', 'University Physics with Modern Physics', 'Hugh Young, Roger Freedman', '14th', 2015),
  ('9780135159552', 'University Physics with Modern Physics', 'Hugh Young, Roger Freedman', '15th', 2019),
  ('9781118230718', 'Fundamentals of Physics', 'David Halliday, Robert Resnick, Jearl Walker', '10th', 2013),
  ('9781108420419', 'Introduction to Electrodynamics', 'David Griffiths', '4th', 2017),
  ('9781107189638', 'Introduction to Quantum Mechanics', 'David Griffiths, Darrell Schroeter', '3rd', 2018),
  ('9780133918922', 'Engineering Mechanics: Statics', 'Russell Hibbeler', '14th', 2015),
  ('9780133915389', 'Engineering Mechanics: Dynamics', 'Russell Hibbeler', '14th', 2015),
  ('9780134319650', 'Mechanics of Materials', 'Russell Hibbeler', '10th', 2016),
  ('9780073398174', 'Thermodynamics: An Engineering Approach', 'Yunus Cengel, Michael Boles', '8th', 2014),
  ('9780470501979', 'Fundamentals of Heat and Mass Transfer', 'Theodore Bergman, Adrienne Lavine, Frank Incropera, David DeWitt', '7th', 2011),
  ('9780078028229', 'Fundamentals of Electric Circuits', 'Charles Alexander, Matthew Sadiku', '6th', 2016),
  ('9780199339136', 'Microelectronic Circuits', 'Adel Sedra, Kenneth Smith', '7th', 2014),
  ('9780138147570', 'Signals and Systems', 'Alan Oppenheim, Alan Willsky', '2nd', 1996),
  ('9780073398204', 'Shigley''s Mechanical Engineering Design', 'Richard Budynas, Keith Nisbett', '10th', 2014),
  ('9781118324578', 'Materials Science and Engineering: An Introduction', 'William Callister, David Rethwisch', '9th', 2013),
  ('9780134580999', 'Human Anatomy and Physiology', 'Elaine Marieb, Katja Hoehn', '11th', 2018),
  ('9780321927040', 'Human Anatomy and Physiology', 'Elaine Marieb, Katja Hoehn', '10th', 2015),
  ('9780323327404', 'Fundamentals of Nursing', 'Patricia Potter, Anne Griffin Perry, Patricia Stockert, Amy Hall', '9th', 2016),
  ('9780323677721', 'Fundamentals of Nursing', 'Patricia Potter, Anne Griffin Perry, Patricia Stockert, Amy Hall', '10th', 2020),
  ('9780323810340', 'Fundamentals of Nursing', 'Patricia Potter, Anne Griffin Perry, Patricia Stockert, Amy Hall', '11th', 2022),
  ('9781455770052', 'Guyton and Hall Textbook of Medical Physiology', 'John Hall', '13th', 2015),
  ('9780323597128', 'Guyton and Hall Textbook of Medical Physiology', 'John Hall, Michael Hall', '14th', 2020),
  ('9780323353175', 'Robbins Basic Pathology', 'Vinay Kumar, Abul Abbas, Jon Aster', '10th', 2017),
  ('9781260013900', 'Principles of Corporate Finance', 'Richard Brealey, Stewart Myers, Franklin Allen', '13th', 2019),
  ('9780077861704', 'Fundamentals of Corporate Finance', 'Stephen Ross, Randolph Westerfield, Bradford Jordan', '11th', 2015),
  ('9781119503668', 'Intermediate Accounting', 'Donald Kieso, Jerry Weygandt, Terry Warfield', '17th', 2019),
  ('9780078025631', 'Managerial Accounting', 'Ray Garrison, Eric Noreen, Peter Brewer', '15th', 2014),
  ('9781305585126', 'Principles of Economics', 'N. Gregory Mankiw', '8th', 2017),
  ('9781305971493', 'Principles of Microeconomics', 'N. Gregory Mankiw', '8th', 2017),
  ('9780134184241', 'Microeconomics', 'Robert Pindyck, Daniel Rubinfeld', '9th', 2017),
  ('9780133856460', 'Marketing Management', 'Philip Kotler, Kevin Lane Keller', '15th', 2015),
  ('9780134103983', 'Organizational Behavior', 'Stephen Robbins, Timothy Judge', '17th', 2016),
  ('9781319050627', 'Psychology', 'David Myers, C. Nathan DeWall', '12th', 2018),
  ('9780890425558', 'Diagnostic and Statistical Manual of Mental Disorders', 'American Psychiatric Association', '5th', 2013),
  ('9781433832161', 'Publication Manual of the American Psychological Association', 'American Psychological Association', '7th', 2019),
  ('9781603293518', 'MLA Handbook', 'Modern Language Association of America', '9th', 2021),
  ('9780205309023', 'The Elements of Style', 'William Strunk, E. B. White', '4th', 1999),
  ('9780393631678', 'They Say / I Say: The Moves That Matter in Academic Writing', 'Gerald Graff, Cathy Birkenstein', '4th', 2018),
  ('9781938168277', 'University Physics, Volume 1', 'William Moebs, Samuel Ling, Jeff Sanny', '1st', 2016),
  ('9781938168024', 'Calculus, Volume 1', 'Gilbert Strang, Edwin Herman', '1st', 2016),
  ('9781938168130', 'Anatomy and Physiology', 'J. Gordon Betts and others', '1st', 2013),
  ('9781938168369', 'U.S. History', 'P. Scott Corbett and others', '1st', 2014),
  ('9781947172517', 'Biology', 'Mary Ann Clark, Jung Choi, Matthew Douglas', '2nd', 2018),
  ('9781947172623', 'Chemistry', 'Paul Flowers, Klaus Theopold, Richard Langley', '2nd', 2019),
  ('9780702051319', 'Gray''s Anatomy for Students', 'Richard Drake, A. Wayne Vogl, Adam Mitchell', '3rd', 2014)
on conflict (isbn) do nothing;
