<?php page_opens('');
if (is_singular()) : while (have_posts()) : the_post(); ?>
<main id="content" <?php post_class('site-main'); ?>><div class="page-header"><?php the_title('<h1 class="entry-title">', '</h1>'); ?></div>
<div class="page-content"><?php the_content(); wp_link_pages(); ?><div class="post-tags"><?php the_tags('<span class="tag-links">' . __('Tagged '), ', ', '</span>'); ?></div></div><?php comments_template(); ?></main>
<?php endwhile; else : ?>
<main id="content" class="site-main"><div class="page-header"><?php the_archive_title('<h1 class="entry-title">', '</h1>'); ?></div><div class="page-content">
<?php while (have_posts()) : the_post(); ?><article class="post"><?php printf('<h2 class="entry-title"><a href="%s">%s</a></h2>', get_permalink(), get_the_title()); has_post_thumbnail() && printf('<a href="%s">%s</a>', get_permalink(), get_the_post_thumbnail(null, 'large')); the_excerpt(); ?></article>
<?php endwhile; ?></div><nav class="pagination"><div class="nav-previous"><?php next_posts_link('older'); ?></div><div class="nav-next"><?php previous_posts_link('newer'); ?></div></nav></main>
<?php endif; page_closes('');
